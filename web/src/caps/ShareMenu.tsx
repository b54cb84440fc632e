import { useState } from 'preact/hooks';
import { copy, download } from '../frame/handOver';
import { Icon } from '../frame/Icon';
import { Menu } from '../frame/Menu';
import { size, word } from '../words';
import { fragmentOf, longestFragment } from './share';
import { shared, sides } from './work';

/** Makes a link that carries the work, or a file where that would be too long. */
export function ShareMenu() {
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  const make = () => {
    setLink(null);
    setCopied(false);
    void fragmentOf(shared()).then((fragment) => setLink(`${location.origin}/caps${fragment}`));
  };

  return (
    <Menu icon="share" label={word('share.title')} onOpen={make}>
      {(close) => {
        if (link === null) return <p class="menu-text">{word('share.making')}</p>;
        const bytes = link.length - link.indexOf('#');
        if (bytes > longestFragment) {
          return (
            <div class="menu-text">
              <p>{word('share.tooLong', { size: size(BigInt(Math.ceil(bytes / 1024))) })}</p>
              <button
                type="button"
                class="button"
                onClick={() => {
                  download('capabilities.xml', 'application/xml', sides.a.text());
                  close();
                }}
              >
                <Icon name="download" />
                {word('share.file')}
              </button>
            </div>
          );
        }
        return (
          <div class="menu-text">
            <p>{word('share.explained')}</p>
            <input
              class="field"
              type="text"
              readOnly
              value={link}
              aria-label={word('share.link')}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" class="button primary" onClick={() => void copy(link).then(setCopied)}>
              <Icon name={copied ? 'yes' : 'copy'} />
              {word(copied ? 'frame.copied' : 'share.copy')}
            </button>
          </div>
        );
      }}
    </Menu>
  );
}
