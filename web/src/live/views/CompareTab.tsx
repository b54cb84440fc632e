/** Of the host with this id. */
export function CompareTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
