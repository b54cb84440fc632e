import { start } from './App';
import { CapsPage } from './caps/CapsPage';

start('/caps', CapsPage);
