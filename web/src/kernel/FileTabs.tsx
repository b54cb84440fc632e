import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../frame/Icon';
import { Menu } from '../frame/Menu';
import { Tabs } from '../frame/Tabs';
import { word } from '../words';
import { faultOf, freeName, mostFiles } from './names';
import type { SourceFile } from './source';
import { active, add, checker, closeHeader, files, header, mainName, remove, tab } from './work';

/** A tab for each file, and for the header that is looked at. */
export function FileTabs() {
  const all = files.value.map((file) => {
    const name = file.name.value;
    const checked = checker.checked.value;
    const found = checked?.info.findings.filter((finding) => checked.file(finding.file) === file) ?? [];
    return { id: String(file.id), title: found.length > 0 ? `${name} (${found.length})` : name };
  });
  const name = header.name.value;
  const file = active.value;
  return (
    <Tabs
      name="file"
      label={word('kernel.files')}
      tabs={name ? [...all, { id: 'header', title: `<${name}>` }] : all}
      chosen={String(tab.value)}
      onChoose={(id) => {
        tab.value = id === 'header' ? id : Number(id);
      }}
    >
      <div class="file-buttons">
        {tab.value === 'header' && (
          <button
            type="button"
            class="icon-button"
            aria-label={word('kernel.closeHeader')}
            title={word('kernel.closeHeader')}
            onClick={closeHeader}
          >
            <Icon name="close" />
          </button>
        )}
        {file && (
          <Menu icon="pencil" label={word('kernel.file')} title={word('kernel.fileWhat')} align="end">
            {(close) => <FileMenu file={file} close={close} />}
          </Menu>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={word('kernel.addFile')}
          title={word('kernel.addFile')}
          disabled={files.value.length >= mostFiles}
          onClick={() => {
            const names = files.peek().map((other) => other.name.peek());
            add(names.includes(mainName) ? freeName('module.h', names) : mainName, '');
          }}
        >
          <Icon name="plus" />
        </button>
      </div>
    </Tabs>
  );
}

/** What can be done with a file as a whole. */
function FileMenu({ file, close }: { file: SourceFile; close: () => void }) {
  const [name, setName] = useState(file.name.value);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.select();
    field.current?.focus();
  }, []);
  const others = files.value.filter((other) => other !== file).map((other) => other.name.value);
  const fault = faultOf(name, others);
  return (
    <form
      class="menu-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault) return;
        file.name.value = name;
        close();
      }}
    >
      <label class="file-name">
        <span>{word('kernel.fileName')}</span>
        <input
          ref={field}
          class="field code"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={name}
          aria-invalid={fault !== null}
          aria-describedby={fault ? id : undefined}
          onInput={(event) => setName(event.currentTarget.value.trim())}
        />
      </label>
      {fault && (
        <p class="state-error" id={id}>
          {word(`kernel.name.${fault}`)}
        </p>
      )}
      <div class="file-actions">
        <button type="submit" class="button primary" disabled={fault !== null}>
          {word('kernel.rename')}
        </button>
        <button
          type="button"
          class="button"
          disabled={others.length === 0}
          onClick={() => {
            close();
            remove(file);
          }}
        >
          {word('kernel.remove')}
        </button>
      </div>
    </form>
  );
}
