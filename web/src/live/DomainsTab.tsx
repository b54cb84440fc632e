export function DomainsTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
