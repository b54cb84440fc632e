/** The page's few icons: strokes in a box of 16. */
const shapes = {
  theme: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  help: 'M6 6a2 2 0 1 1 2.6 1.9c-.5.2-.6.5-.6 1.1M8 11.3v.2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  yes: 'M3.5 8.5l3 3 6-7',
  no: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  partly: 'M3.5 9.5c1.5-3 3-3 4.5-1.5s3 1.5 4.5-1.5',
  stated: 'M8 7.2v4.3M8 4.6v.2',
  unknown: 'M4 8h8',
  error: 'M8 4.5v4.2M8 11.3v.2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  warning: 'M8 6.2v3M8 11.3v.2M8 2.5L14 13.5H2z',
  info: 'M8 7.4v3.8M8 4.8v.2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  source: 'M6 4.5L2.5 8 6 11.5M10 4.5L13.5 8 10 11.5',
  share: 'M8 10V2.5M5 5l3-3 3 3M3.5 8.5V13h9V8.5',
  copy: 'M6 6h7v7H6zM10 6V3H3v7h3',
  download: 'M8 2.5V10M5 7.5l3 3 3-3M3.5 13h9',
  open: 'M2.5 12.5v-9h4l1.5 2h5.5v7z',
  samples: 'M3 3.5h10M3 8h10M3 12.5h6',
  close: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  run: 'M5 3v10l8-5z',
  stop: 'M4 4h8v8H4z',
  dice: 'M3 3h10v10H3zM5.7 5.8v.1M10.3 5.8v.1M8 8v.1M5.7 10.2v.1M10.3 10.2v.1',
  settings: 'M2.5 5h6M11.5 5h2M10 3.5v3M2.5 11h2M7.5 11h6M6 9.5v3',
  format: 'M2.5 3.5h11M5.5 6.5h8M5.5 9.5h8M2.5 12.5h11',
  left: 'M10 4L6 8l4 4',
  plus: 'M8 3.5v9M3.5 8h9',
  first: 'M3.5 4v8M12 4L8 8l4 4M8.5 4l-4 4 4 4',
  back: 'M12 4L8 8l4 4M8 4L4 8l4 4',
  forward: 'M4 4l4 4-4 4M8 4l4 4-4 4',
  last: 'M12.5 4v8M4 4l4 4-4 4M7.5 4l4 4-4 4',
  up: 'M4 10l4-4 4 4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  waiting: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  freeze: 'M8 2v12M2.8 5l10.4 6M2.8 11l10.4-6',
  pencil: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7l2.3 2.3',
  book: 'M8 4c-1.5-1.2-3.5-1.2-5.5-.7v9c2-.5 4-.5 5.5.7 1.5-1.2 3.5-1.2 5.5-.7v-9c-2-.5-4-.5-5.5.7zM8 4v9',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L13.5 13.5',
} as const;

export type IconName = keyof typeof shapes;

/** An icon beside words, or in a button that has a label: it says nothing itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[name]} />
      {(name === 'run' || name === 'stop') && <path d={shapes[name]} class="icon-fill" />}
      {name === 'theme' && <path d="M8 2a6 6 0 0 0 0 12z" class="icon-fill" />}
    </svg>
  );
}
