import '../look/live.css';
import './words';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { follow, path, search } from '../route';
import { word } from '../words';
import { type Address, readAddress } from './address';
import { runClock } from './clock';
import type { HostPage } from './HostPage';
import { HostsPage } from './HostsPage';

/**
 * The page of a host, once its code is there: it brings charts and the engine,
 * which the list of hosts does without. Null where it could not be loaded.
 */
const hostPage = signal<typeof HostPage | null | undefined>(undefined);

function loadHostPage(): void {
  import('./HostPage').then(
    (loaded) => {
      hostPage.value = loaded.HostPage;
    },
    () => {
      hostPage.value = null;
    },
  );
}

/** The lab of live hosts: all of them, one, or a domain of one. */
export function LivePage() {
  useEffect(() => runClock(), []);
  const address = readAddress(path.value, search.value);
  return <div class="live">{address ? <Page address={address} /> : <NotFound />}</div>;
}

function Page({ address }: { address: Address }) {
  if (address.page === 'hosts') return <HostsPage />;
  return <Host key={address.host} address={address} />;
}

function Host({ address }: Parameters<typeof HostPage>[0]) {
  const Loaded = hostPage.value;
  useEffect(() => {
    if (Loaded === undefined) loadHostPage();
  }, [Loaded]);
  if (Loaded) return <Loaded address={address} />;
  if (Loaded === undefined) return null;
  return (
    <div class="centre" role="alert">
      <p>{word('frame.notLoaded')}</p>
      <button type="button" class="button primary" onClick={loadHostPage}>
        {word('frame.retry')}
      </button>
    </div>
  );
}

function NotFound() {
  return (
    <div class="centre">
      <h1>{word('frame.notFound')}</h1>
      <p>
        <a href="/live" onClick={follow}>
          {word('live.allHosts')}
        </a>
      </p>
    </div>
  );
}
