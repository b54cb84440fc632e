import { useEffect, useState } from 'preact/hooks';
import { Menu } from '../frame/Menu';
import { word } from '../words';
import { type Headers, loadHeaders, search } from './headers';
import { showHeader } from './work';

/** So many are listed at once. */
const most = 80;

/** The simulated machine's headers, to look into. */
export function HeadersMenu() {
  return (
    <Menu icon="book" label={word('kernel.headers')} title={word('kernel.headersWhat')}>
      {(close) => <HeaderList close={close} />}
    </Menu>
  );
}

function HeaderList({ close }: { close: () => void }) {
  const [headers, setHeaders] = useState<Headers | null>(null);
  const [failure, setFailure] = useState('');
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    loadHeaders().then(setHeaders, (error: Error) => setFailure(error.message));
  }, []);
  if (failure) {
    return (
      <p class="menu-text" role="alert">
        {word('kernel.headersFailed', { why: failure })}
      </p>
    );
  }
  if (!headers) return <p class="menu-text late">{word('kernel.headersLoading')}</p>;
  const found = search(headers, wanted.trim(), most);
  return (
    <div class="header-list">
      <input
        class="field"
        type="search"
        value={wanted}
        placeholder={word('kernel.headersSearch')}
        aria-label={word('kernel.headersSearch')}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <ul>
        {found.map(({ name, line, place }) => (
          <li key={`${name} ${place?.start}`}>
            <button
              type="button"
              class="sample"
              onClick={() => {
                close();
                void showHeader(name, place);
              }}
            >
              <code>&lt;{name}&gt;</code>
              {line && <code class="muted header-line">{line}</code>}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="menu-text muted">{word('kernel.headersNone')}</p>}
    </div>
  );
}
