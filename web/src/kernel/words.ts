import { addWords } from '../words';
import { table } from './words.table';

addWords(table);
