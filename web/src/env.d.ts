/** Bytes of engine.wasm before compression; 0 where it was not built. */
declare const ENGINE_BYTES: number;
