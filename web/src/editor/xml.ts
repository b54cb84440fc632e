import { xml } from '@codemirror/lang-xml';
import type { Extension } from '@codemirror/state';

export const extension: Extension = xml({ autoCloseTags: true });
