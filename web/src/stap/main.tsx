import { start } from '../App';
import { StapPage } from './StapPage';

start('/stap', StapPage);
