import './look/tokens.css';
import './look/frame.css';
import './look/caps.css';
import { render } from 'preact';
import { App } from './App';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
root.replaceChildren();
render(<App />, root);
