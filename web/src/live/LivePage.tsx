import '../look/live.css';
import { useEffect } from 'preact/hooks';
import { follow, path, search } from '../route';
import { word } from '../words';
import { type Address, readAddress } from './address';
import { runClock } from './clock';
import { HostPage } from './HostPage';
import { HostsPage } from './HostsPage';

/** The lab of live hosts: all of them, one, or a domain of one. */
export function LivePage() {
  useEffect(() => runClock(), []);
  const address = readAddress(path.value, search.value);
  return <div class="live">{address ? <Page address={address} /> : <NotFound />}</div>;
}

function Page({ address }: { address: Address }) {
  if (address.page === 'hosts') return <HostsPage />;
  return <HostPage key={address.host} address={address} />;
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
