/** Of the host with this id. */
export function TopologyTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
