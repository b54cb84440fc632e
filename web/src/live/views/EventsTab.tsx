/** Of the host with this id. */
export function EventsTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
