export function InventoryTab({ id }: { id: string }) {
  return <p>{id}</p>;
}
