import type * as protocol from './types/protocol';

/** Every method of the engine with its message and its result. */
export interface Methods {
  'caps.open': { params: protocol.CapsOpenParams; result: protocol.CapsOpened };
  'caps.close': { params: protocol.CapsDocument; result: protocol.Nothing };
  'caps.report': { params: protocol.CapsDocument; result: protocol.Results['caps.report'] };
  'caps.guests': { params: protocol.CapsDocument; result: protocol.Results['caps.guests'] };
  'caps.cpu': { params: protocol.CapsDocument; result: protocol.Results['caps.cpu'] };
  'caps.topology': { params: protocol.CapsDocument; result: protocol.Results['caps.topology'] };
  'caps.compare': { params: protocol.CapsCompareParams; result: protocol.Results['caps.compare'] };
  'caps.tree': { params: protocol.CapsTreeParams; result: protocol.CapsTreeNodes };
  'caps.locate': { params: protocol.CapsPlace; result: protocol.CapsLocated };
  'caps.complete': { params: protocol.CapsPlace; result: protocol.CapsCompletions };
  'caps.skeleton': { params: protocol.CapsSkeletonParams; result: protocol.Results['caps.skeleton'] };
  'caps.export': { params: protocol.CapsExportParams; result: protocol.Nothing };
  'stap.check': { params: protocol.StapSettings; result: protocol.StapChecked };
  'stap.format': { params: protocol.Nothing; result: protocol.StapFormatted };
  'stap.locate': { params: protocol.StapPlace; result: protocol.StapLocated };
  'stap.complete': { params: protocol.StapPlace; result: protocol.StapCompletions };
  'stap.start': { params: protocol.StapSettings; result: protocol.StapStarted };
  'stap.step': { params: protocol.StapStepParams; result: protocol.StapProgress };
  'stap.close': { params: protocol.StapRun; result: protocol.Nothing };
  'stap.timeline': { params: protocol.StapTimelineParams; result: protocol.StapTimeline };
  'stap.moment': { params: protocol.StapMomentParams; result: protocol.StapMoment };
  'stap.series': { params: protocol.StapSeriesParams; result: protocol.StapSeries };
  'kernel.check': { params: protocol.KernelSettings; result: protocol.KernelChecked };
  'kernel.locate': { params: protocol.KernelPlace; result: protocol.KernelLocated };
  'kernel.complete': { params: protocol.KernelPlace; result: protocol.KernelCompletions };
  'kernel.headers': { params: protocol.Nothing; result: protocol.KernelHeaderList };
  'stap.explain': { params: protocol.StapRun; result: protocol.StapExplained };
}

export type Method = keyof Methods;

/** From the page to the worker. */
export type ToWorker =
  /** Start: with the module of an earlier worker, or by loading it from url. */
  { kind: 'start'; url: string; module: WebAssembly.Module | null } | { kind: 'call'; frame: Uint8Array };

/** From the worker to the page. */
export type FromWorker =
  | { kind: 'progress'; bytes: number }
  | { kind: 'ready'; module: WebAssembly.Module }
  /** The engine could not be loaded or started. */
  | { kind: 'failed'; message: string }
  /**
   * Memory is what the engine holds, in bytes: it grows and never shrinks. Took
   * is how long the answer was worked on, in ms.
   */
  | { kind: 'answer'; frame: Uint8Array; memory: number; took: number }
  /** The engine died on a call; nothing more can be asked of this worker. */
  | { kind: 'crashed'; message: string };
