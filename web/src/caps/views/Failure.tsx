/** Stands where a view has nothing yet; says why, if something went wrong. */
export function Failure({ error }: { error: string | null }) {
  if (!error) return null;
  return (
    <div class="centre" role="alert">
      <p>{error}</p>
    </div>
  );
}
