import { start } from '../App';
import { KernelPage } from './KernelPage';

start('/kernel', KernelPage);
