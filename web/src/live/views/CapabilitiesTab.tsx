/** Of the host with this id. */
export function CapabilitiesTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
