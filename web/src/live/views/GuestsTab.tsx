/** Of the host with this id. */
export function GuestsTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
