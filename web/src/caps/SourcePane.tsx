import { Editor } from '../editor/Editor';
import { Problems } from '../editor/Problems';
import { FilePane } from '../frame/FilePane';
import { SamplesMenu } from '../frame/SamplesMenu';
import { ShareMenu } from '../frame/ShareMenu';
import { bytes, number, word } from '../words';
import { Letter } from './Letter';
import { sampleGroups } from './samples';
import type { Side } from './side';
import { desk, view } from './work';

/** An editor with what fills it and what the engine found in it. */
export function SourcePane({ side }: { side: Side }) {
  const opened = side.latest.value;
  const info = opened?.info;
  return (
    <FilePane onText={(text) => side.load(text)}>
      {(open) => (
        <>
          <div class="toolbar">
            {side.name === 'a' && view.value === 'compare' && <Letter which="a" />}
            <SamplesMenu groups={sampleGroups} onText={(text) => side.load(text)} />
            {open}
            {side.name === 'a' && (
              <ShareMenu
                desk={desk}
                file={() => ({ name: 'capabilities.xml', type: 'application/xml', text: side.text() })}
              />
            )}
            <span class="spacer" />
            <Reading side={side} />
          </div>
          <Pasted side={side} />
          <Editor subject={side} />
          <Problems
            name={side.name}
            found={info ?? null}
            amount={info && `${bytes(info.bytes)} · ${word('source.elements', { n: info.elements })}`}
            onShow={(place) => opened && side.show(opened, place)}
            onFix={(edits) => opened && side.apply(opened, edits)}
          />
        </>
      )}
    </FilePane>
  );
}

/** What was read, in a few words. */
function Reading({ side }: { side: Side }) {
  const kind = side.latest.value?.info.kind;
  if (!kind) return null;
  return <span class="reading">{word(kind === 'capabilities' ? 'kind.host' : 'kind.domain')}</span>;
}

/** Chooses one of several documents in a paste. */
function Pasted({ side }: { side: Side }) {
  const info = side.latest.value?.info;
  if (!info || info.pasted.length < 2) return null;
  return (
    <div class="notice">
      <label>
        {word('source.several', { n: info.pasted.length })}{' '}
        <select value={info.index} onChange={(event) => side.choose(Number(event.currentTarget.value))}>
          {info.pasted.map(({ root }, index) => (
            <option key={index} value={index}>
              {number(index + 1)}. {root}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
