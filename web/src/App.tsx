import './look/tokens.css';
import './look/frame.css';
import './look/lab.css';
import { effect, signal } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { Header } from './frame/Header';
import { Shortcuts } from './frame/Shortcuts';
import { type Path, place } from './route';
import { word } from './words';

/** Each lab's code, for when its place is gone to. */
const labs: Record<Path, () => Promise<ComponentType>> = {
  '/caps': async () => (await import('./caps/CapsPage')).CapsPage,
  '/stap': async () => (await import('./stap/StapPage')).StapPage,
  '/kernel': async () => (await import('./kernel/KernelPage')).KernelPage,
  '/live': async () => (await import('./live/LivePage')).LivePage,
};

/** The labs whose code is there; null for one that could not be loaded. */
const loaded = signal<Partial<Record<Path, ComponentType | null>>>({});

function load(path: Path): void {
  const arrived = (lab: ComponentType | null) => {
    loaded.value = { ...loaded.value, [path]: lab };
  };
  labs[path]().then(arrived, () => arrived(null));
}

effect(() => {
  const path = place.value?.path;
  if (path && loaded.peek()[path] === undefined) load(path);
});

/** Puts the page in place of the static text; the lab that came with it is at hand. */
export function start(path: Path, lab: ComponentType): void {
  loaded.value = { ...loaded.value, [path]: lab };
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  root.replaceChildren();
  render(<App />, root);
}

function App() {
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {word('frame.skip')}
      </button>
      <Header />
      <main>{place.value ? <Lab path={place.value.path} /> : <NotFound />}</main>
      <Shortcuts />
    </>
  );
}

function Lab({ path }: { path: Path }) {
  const Page = loaded.value[path];
  if (Page) return <Page />;
  if (Page === undefined) return null;
  return (
    <div class="centre" role="alert">
      <p>{word('frame.notLoaded')}</p>
      <button type="button" class="button primary" onClick={() => load(path)}>
        {word('frame.retry')}
      </button>
    </div>
  );
}

function NotFound() {
  return (
    <div class="centre">
      <h1>{word('frame.notFound')}</h1>
      <p>
        <a href="/">{word('frame.home')}</a>
      </p>
    </div>
  );
}

/** Not a link to a fragment: the URL's may carry the user's work. */
function skip(): void {
  document.getElementById('result')?.focus();
}
