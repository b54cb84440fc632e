import { useStream } from './stream';

/** All hosts. */
export function HostsPage() {
  const { items } = useStream('hosts');
  return <p>{items.value.size}</p>;
}
