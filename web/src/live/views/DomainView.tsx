/** The domain with this UUID, of the host with this id. */
export function DomainView({ id, uuid }: { id: string; uuid: string }) {
  return (
    <p>
      {id} {uuid}
    </p>
  );
}
