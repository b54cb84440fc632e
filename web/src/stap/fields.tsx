import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { StapGiven } from '../engine/types/protocol';
import { Icon } from '../frame/Icon';
import { word } from '../words';

interface FieldProps {
  label: string;
  /** What it is, for those who rest on it. */
  why?: string;
  value: string;
  onChange: (value: string) => void;
  /** It cannot be used as it is. */
  faulty: boolean;
}

interface TextProps extends FieldProps {
  placeholder?: string;
  /** How wide it is: a number, a length of time, or any text. */
  size: 'number' | 'time' | 'text';
}

/** A field to type into. */
export function TextField({ label, why, value, onChange, faulty, placeholder, size }: TextProps) {
  return (
    <label class="setting" title={why}>
      <span>{label}</span>
      <input
        class={`field of-${size}`}
        type="text"
        inputMode={size === 'number' ? 'numeric' : 'text'}
        autocomplete="off"
        spellcheck={false}
        value={value}
        placeholder={placeholder}
        aria-invalid={faulty}
        aria-describedby={faulty ? 'setting-faults' : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

interface ChoiceProps extends FieldProps {
  /** The usual values, with their names where they have another. */
  options: readonly (string | { value: string; name: string })[];
  size: 'number' | 'time';
}

/** A choice of the usual values, or one of one's own. */
export function Choice({ label, why, value, onChange, faulty, options, size }: ChoiceProps) {
  const values = options.map((option) => (typeof option === 'string' ? option : option.value));
  const [own, setOwn] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isOwn = own || !values.includes(value);
  useEffect(() => {
    if (own) field.current?.select();
  }, [own]);

  return (
    <span class="setting" title={why}>
      <label>
        <span>{label}</span>
        <select
          class={`field of-${size}`}
          value={isOwn ? '' : value}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setOwn(chosen === '');
            if (chosen !== '') onChange(chosen);
          }}
        >
          {options.map((option) => {
            const { value, name } = typeof option === 'string' ? { value: option, name: option } : option;
            return (
              <option key={value} value={value}>
                {name}
              </option>
            );
          })}
          <option value="">{word('stap.other')}</option>
        </select>
      </label>
      {isOwn && (
        <input
          ref={field}
          class={`field of-${size}`}
          type="text"
          inputMode={size === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
          value={value}
          aria-label={word('stap.ownValue', { what: label })}
          aria-invalid={faulty}
          aria-describedby={faulty ? 'setting-faults' : undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </span>
  );
}

interface SelectProps {
  label: string;
  why: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; name: string }[];
}

/** A choice of what there is. */
export function Select({ label, why, value, onChange, options }: SelectProps) {
  return (
    <label class="setting" title={why}>
      <span>{label}</span>
      <select class="field of-text" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SwitchProps {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

export function Switch({ label, value, onChange }: SwitchProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface RowsProps {
  label: string;
  rows: readonly StapGiven[];
  onChange: (rows: StapGiven[]) => void;
  /** Names that are offered. */
  known?: readonly string[];
  faulty: boolean;
}

/** A list of names with values. */
export function GivenRows({ label, rows, onChange, known, faulty }: RowsProps) {
  const list = useId();
  const change = (index: number, changes: Partial<StapGiven>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  const offered = known?.filter((name) => !rows.some((row) => row.name === name)) ?? [];
  return (
    <fieldset class="rows">
      <legend>{label}</legend>
      {known && (
        <datalist id={list}>
          {offered.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {rows.map((row, index) => (
        <div class="row" key={index}>
          <input
            class="field code"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={row.name}
            {...(known && { list })}
            aria-label={`${label}: ${word('stap.name')}`}
            placeholder={word('stap.name')}
            aria-invalid={faulty}
            onInput={(event) => change(index, { name: event.currentTarget.value })}
          />
          <span aria-hidden="true">=</span>
          <input
            class="field code"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={row.value}
            aria-label={`${row.name || label}: ${word('stap.value')}`}
            placeholder={word('stap.value')}
            aria-invalid={faulty}
            onInput={(event) => change(index, { value: event.currentTarget.value })}
          />
          <RemoveButton
            what={row.name || label}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <AddButton label={label} onClick={() => onChange([...rows, { name: '', value: '' }])} />
    </fieldset>
  );
}

interface TextRowsProps {
  label: string;
  rows: readonly string[];
  onChange: (rows: string[]) => void;
}

/** A list of texts, by their number. */
export function TextRows({ label, rows, onChange }: TextRowsProps) {
  return (
    <fieldset class="rows">
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div class="row" key={index}>
          <span class="muted code">{index + 1}</span>
          <input
            class="field code"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={row}
            aria-label={word('stap.arg', { n: index + 1 })}
            onInput={(event) => {
              const { value } = event.currentTarget;
              onChange(rows.map((old, at) => (at === index ? value : old)));
            }}
          />
          <RemoveButton
            what={word('stap.arg', { n: index + 1 })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <AddButton label={label} onClick={() => onChange([...rows, ''])} />
    </fieldset>
  );
}

function RemoveButton({ what, onClick }: { what: string; onClick: () => void }) {
  const label = word('stap.remove', { what });
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="button small" aria-label={`${word('stap.add')}: ${label}`} onClick={onClick}>
      <Icon name="plus" />
      {word('stap.add')}
    </button>
  );
}
