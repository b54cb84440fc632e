import type { Run } from '../run';

export function StepView(_: { run: Run }) {
  return null;
}
