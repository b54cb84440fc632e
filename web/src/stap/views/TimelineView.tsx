import type { Run } from '../run';

export function TimelineView(_: { run: Run }) {
  return null;
}
