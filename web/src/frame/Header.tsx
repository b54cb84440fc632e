import { useEffect, useRef } from 'preact/hooks';
import { follow, place, places } from '../route';
import { chooseLanguage, chooseTheme, language, theme } from '../settings';
import { word } from '../words';
import { Icon } from './Icon';
import { openShortcuts } from './Shortcuts';

/** The one header of all places. */
export function Header() {
  const links = useRef<HTMLElement>(null);
  const path = place.value?.path;
  const written = language.value;
  useEffect(() => {
    links.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [path, written]);
  return (
    <header class="header">
      <a class="name" href="/" onClick={follow}>
        ringlab
      </a>
      <nav aria-label={word('frame.places')} ref={links}>
        {places.map(({ path, title }) => (
          <a
            key={path}
            href={path}
            onClick={follow}
            aria-current={place.value?.path === path ? 'page' : undefined}
          >
            {word(title)}
          </a>
        ))}
      </nav>
      <fieldset class="languages" aria-label={word('frame.language')}>
        <button
          type="button"
          lang="en"
          aria-pressed={language.value === 'en'}
          onClick={() => chooseLanguage('en')}
        >
          EN
        </button>
        <button
          type="button"
          lang="zh"
          aria-pressed={language.value === 'zh'}
          onClick={() => chooseLanguage('zh')}
        >
          中文
        </button>
      </fieldset>
      <button
        type="button"
        class="icon-button"
        aria-label={word(theme.value === 'dark' ? 'frame.toLight' : 'frame.toDark')}
        title={word(theme.value === 'dark' ? 'frame.toLight' : 'frame.toDark')}
        onClick={() => chooseTheme(theme.value === 'dark' ? 'light' : 'dark')}
      >
        <Icon name="theme" />
      </button>
      <button
        type="button"
        class="icon-button wide-only"
        aria-label={word('shortcuts.title')}
        title={`${word('shortcuts.title')} (?)`}
        onClick={openShortcuts}
      >
        <Icon name="help" />
      </button>
    </header>
  );
}
