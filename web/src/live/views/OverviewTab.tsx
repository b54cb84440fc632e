/** Of the host with this id. */
export function OverviewTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
