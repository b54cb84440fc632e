import { start } from '../App';
import { LivePage } from './LivePage';

start('/live', LivePage);
