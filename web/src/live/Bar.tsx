import type { ComponentChildren } from 'preact';
import { Icon } from '../frame/Icon';
import { word } from '../words';
import { duration } from './age';
import { freeze, frozen, moment, now, unfreeze } from './stream';

interface Props {
  /** When what is shown was last heard of, in ms of the server's time; null where nothing was. */
  heard: number | null;
  children: ComponentChildren;
}

/** The bar over a page of the lab: what is shown, how old it is, and the button that freezes it. */
export function Bar({ heard, children }: Props) {
  const still = frozen.value !== null;
  return (
    <div class="live-bar">
      {children}
      <span class="live-bar-end">
        <Age heard={heard} />
        {(heard !== null || still) && (
          <button
            type="button"
            class="button quiet"
            aria-pressed={still}
            title={word('live.freeze.explained')}
            onClick={still ? unfreeze : freeze}
          >
            <Icon name={still ? 'run' : 'pause'} />
            <span class="label">{word(still ? 'live.unfreeze' : 'live.freeze')}</span>
          </button>
        )}
      </span>
    </div>
  );
}

/** How old what is shown is. */
function Age({ heard }: { heard: number | null }) {
  if (heard === null) return null;
  const at = Math.min(heard, moment.value);
  return (
    <span class="live-age" title={word('live.age.explained')}>
      {word('live.age', { time: duration(now.value - at) })}
    </span>
  );
}
