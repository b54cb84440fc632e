import type { Run } from '../run';

export function HistogramsView(_: { run: Run }) {
  return null;
}
