import { Icon } from '../frame/Icon';
import type { Sorting } from './order';
import { pressed } from './order';

interface Props<Column extends string> {
  column: Column;
  title: string;
  explained?: string;
  numeric?: boolean;
  sorting: Sorting<Column>;
  onSort: (sorting: Sorting<Column>) => void;
}

/** What aria-sort says of a column. */
export function ariaSort<Column extends string>(sorting: Sorting<Column>, column: Column) {
  if (sorting?.by !== column) return 'none';
  return sorting.down ? 'descending' : 'ascending';
}

/** The head of a column; pressing it sorts by the column. */
export function SortButton<Column extends string>({
  column,
  title,
  explained,
  numeric = false,
  sorting,
  onSort,
}: Props<Column>) {
  const chosen = sorting?.by === column;
  return (
    <button
      type="button"
      class="sort-button"
      title={explained}
      onClick={() => onSort(pressed(sorting, column, numeric))}
    >
      {title}
      <span class={chosen ? 'sort-arrow' : 'sort-arrow is-idle'}>
        <Icon name={chosen && !sorting.down ? 'up' : 'down'} />
      </span>
    </button>
  );
}
