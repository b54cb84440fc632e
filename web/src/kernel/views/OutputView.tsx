import { useState } from 'preact/hooks';
import { copy } from '../../frame/handOver';
import { Icon } from '../../frame/Icon';
import { useSteps } from '../../frame/More';
import { word } from '../../words';
import type { Checked } from '../checked';
import { commandOf, outputLines } from '../output';
import { choose, view } from '../work';

/** Lines are shown in steps of this many. */
const step = 500;

/** What the command line prints, and its exit status. */
export function OutputView({ checked }: { checked: Checked }) {
  const [copied, setCopied] = useState(false);
  const { settings, output, info } = checked;
  const { shown, more } = useSteps(outputLines(output, info.findings), step);
  return (
    <div class="output">
      <div class="output-bar">
        <code class="output-command">$ {commandOf(settings.flags, [settings.main, ...settings.also])}</code>
        <span class="spacer" />
        <span class="badge" title={word('kernel.exitStatusWhy')}>
          {word('kernel.exitStatus', { status: String(info.status) })}
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label={word(copied ? 'frame.copied' : 'frame.copy')}
          title={word(copied ? 'frame.copied' : 'frame.copy')}
          disabled={output === ''}
          onBlur={() => setCopied(false)}
          onClick={() => void copy(output).then(setCopied)}
        >
          <Icon name={copied ? 'yes' : 'copy'} />
        </button>
      </div>
      {shown.length > 0 ? (
        <pre class="output-lines" tabIndex={0} role="region" aria-label={word('kernel.view.output')}>
          {shown.map(({ text, finding }, index) => (
            <OutputLine
              key={index}
              text={text}
              onShow={
                finding &&
                (() => {
                  view.value = 'findings';
                  choose(checked, finding);
                })
              }
            />
          ))}
        </pre>
      ) : (
        <p class="muted output-none">{word('kernel.noOutput')}</p>
      )}
      {more && <p class="output-none">{more}</p>}
      <p class="muted output-note">{word('kernel.outputNote')}</p>
    </div>
  );
}

function OutputLine({ text, onShow }: { text: string; onShow: (() => void) | null }) {
  const [, place, rest] = /^(.+?:\d+:\d+:)(.*)$/s.exec(text) ?? [];
  if (!onShow || place === undefined) return <>{`${text}\n`}</>;
  return (
    <>
      <button type="button" class="link" onClick={onShow}>
        {place}
      </button>
      {`${rest}\n`}
    </>
  );
}
