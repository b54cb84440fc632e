import type { WordKey } from '../words';
import { word } from '../words';
import { defaults, type FlagName, flagGroups, isOn, turn } from './flags';
import { settings } from './work';

/** The switches of sparse's, those about the same together, and what else it may be asked. */
export function SettingsPanel() {
  const now = settings.value;
  return (
    <section class="settings-panel" id="check-settings" aria-label={word('kernel.settings')}>
      {flagGroups.map(({ id, flags }) => (
        <div class="settings-group" key={id} role="group" aria-labelledby={`flags-${id}`}>
          <h2 id={`flags-${id}`}>{word(`kernel.flags.${id}`)}</h2>
          {flags.map((flag) => (
            <Flag
              key={flag.name}
              name={`-W${flag.name}`}
              why={why[flag.name]}
              value={isOn(now, flag)}
              turned={now.turned.includes(flag.name)}
              onTurn={() => {
                settings.value = turn(now, flag.name);
              }}
            />
          ))}
        </div>
      ))}
      <div class="settings-group" role="group" aria-labelledby="flags-more">
        <h2 id="flags-more">{word('kernel.flags.more')}</h2>
        <label class="setting">
          <span>{word('kernel.extra')}</span>
          <input
            class="field of-text code"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={now.extra}
            placeholder="-DDEBUG"
            onInput={(event) => {
              settings.value = { ...now, extra: event.currentTarget.value };
            }}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={now.teach}
            onChange={(event) => {
              settings.value = { ...now, teach: event.currentTarget.checked };
            }}
          />
          <span>{word('kernel.teach')}</span>
        </label>
        <button
          type="button"
          class="button small settings-end"
          onClick={() => {
            settings.value = defaults;
          }}
        >
          {word('kernel.reset')}
        </button>
      </div>
    </section>
  );
}

const why: Record<FlagName, WordKey> = {
  'address-space': 'kernel.flag.address-space',
  'cast-from-as': 'kernel.flag.cast-from-as',
  'cast-to-as': 'kernel.flag.cast-to-as',
  bitwise: 'kernel.flag.bitwise',
  context: 'kernel.flag.context',
  decl: 'kernel.flag.decl',
  'non-pointer-null': 'kernel.flag.non-pointer-null',
  'enum-mismatch': 'kernel.flag.enum-mismatch',
  shadow: 'kernel.flag.shadow',
  typesign: 'kernel.flag.typesign',
  'ptr-subtraction-blows': 'kernel.flag.ptr-subtraction-blows',
  'declaration-after-statement': 'kernel.flag.declaration-after-statement',
  'sparse-all': 'kernel.flag.sparse-all',
  'sparse-error': 'kernel.flag.sparse-error',
};

interface FlagProps {
  name: string;
  why: WordKey;
  value: boolean;
  /** Whether it is not where sparse has it. */
  turned: boolean;
  onTurn: () => void;
}

function Flag({ name, why, value, turned, onTurn }: FlagProps) {
  return (
    <label class="check flag">
      <input type="checkbox" checked={value} onChange={onTurn} />
      <span>
        <code class={turned ? 'flag-turned' : ''}>{name}</code>
        <small>{word(why)}</small>
      </span>
    </label>
  );
}
