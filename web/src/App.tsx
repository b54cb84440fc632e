import { CapsPage } from './caps/CapsPage';
import { Header } from './frame/Header';
import { Shortcuts } from './frame/Shortcuts';
import { place } from './route';
import { word } from './words';

export function App() {
  return (
    <>
      <a class="skip" href="#result" onClick={skip}>
        {word('frame.skip')}
      </a>
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

/** Not by the URL's fragment: that may carry the learner's work. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('result')?.focus();
}
