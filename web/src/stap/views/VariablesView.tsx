import type { Run } from '../run';

export function VariablesView(_: { run: Run }) {
  return null;
}
