import { useState } from 'preact/hooks';
import type { Desk } from '../desk';
import { fragmentOf, longestFragment } from '../fragment';
import { size, word } from '../words';
import { copy, download } from './handOver';
import { Icon } from './Icon';
import { Menu } from './Menu';

interface Props<Saved, Shared> {
  desk: Desk<Saved, Shared>;
  /** What to hand over where a link would be too long. */
  file: () => { name: string; type: string; text: string };
}

/** Makes a link that carries the work, or a file where that would be too long. */
export function ShareMenu<Saved, Shared>({ desk, file }: Props<Saved, Shared>) {
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  const make = () => {
    setLink(null);
    setCopied(false);
    void fragmentOf(desk.work.share()).then((fragment) => setLink(desk.url + fragment));
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
                  const { name, type, text } = file();
                  download(name, type, text);
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
