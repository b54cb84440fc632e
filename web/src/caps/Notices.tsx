import { word } from '../words';
import { backToOwn, damagedLink, dismissDamagedLink, keepAsOwn, owner } from './work';

/** What must be said about the work as a whole. */
export function Notices() {
  if (damagedLink.value) {
    return (
      <div class="notice bad" role="alert">
        <p>{word('share.damaged')}</p>
        <button type="button" class="button" onClick={dismissDamagedLink}>
          {word('frame.close')}
        </button>
      </div>
    );
  }
  if (owner.value === 'link') {
    return (
      <div class="notice" role="status">
        <p>{word('share.visiting')}</p>
        <button type="button" class="button" onClick={() => void backToOwn()}>
          {word('share.back')}
        </button>
        <button type="button" class="button quiet" onClick={keepAsOwn}>
          {word('share.adopt')}
        </button>
      </div>
    );
  }
  return null;
}
