import type { Desk } from '../desk';
import { word } from '../words';

/** What must be said about a lab's work as a whole. */
export function Notices<Saved, Shared>({ desk }: { desk: Desk<Saved, Shared> }) {
  if (desk.damaged.value) {
    return (
      <div class="notice bad" role="alert">
        <p>{word('share.damaged')}</p>
        <button type="button" class="button" onClick={() => desk.dismissDamaged()}>
          {word('frame.close')}
        </button>
      </div>
    );
  }
  if (desk.owner.value === 'link') {
    return (
      <div class="notice" role="status">
        <p>{word('share.visiting')}</p>
        <button type="button" class="button" onClick={() => void desk.backToOwn()}>
          {word('share.back')}
        </button>
        <button type="button" class="button quiet" onClick={() => desk.keepAsOwn()}>
          {word('share.adopt')}
        </button>
      </div>
    );
  }
  return null;
}
