/** Bytes of each lab's engine before compression; 0 where it was not built. */
declare const ENGINE_BYTES: Record<'caps' | 'stap' | 'kernel', number>;
