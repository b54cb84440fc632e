import { CapsPage } from './caps/CapsPage';
import { Header } from './frame/Header';
import { Shortcuts } from './frame/Shortcuts';
import { place } from './route';
import { word } from './words';

export function App() {
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {word('frame.skip')}
      </button>
      <Header />
      <main>
        {place.value ? (
          <CapsPage />
        ) : (
          <div class="centre">
            <h1>{word('frame.notFound')}</h1>
            <p>
              <a href="/">{word('frame.home')}</a>
            </p>
          </div>
        )}
      </main>
      <Shortcuts />
    </>
  );
}

/** Not a link to a fragment: the URL's may carry the user's work. */
function skip(): void {
  document.getElementById('result')?.focus();
}
