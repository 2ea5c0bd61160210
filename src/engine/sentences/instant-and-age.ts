import { instant } from './instant';

/** When a record is from, and how old it is: a vendor that stands still makes a rule blind. */
export function instantAndAge(time: number, now: number): string {
  return `${instant(time)} (${ago(now - time)})`;
}

/** `12 s ago`, `3 min ago`, `5 h ago`, `40 days ago` */
function ago(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 0) {
    return 'in the future';
  }
  const [count, unit] =
    seconds < 120
      ? [seconds, 's']
      : seconds < 7_200
        ? [Math.round(seconds / 60), 'min']
        : seconds < 172_800
          ? [Math.round(seconds / 3_600), 'h']
          : [Math.round(seconds / 86_400), 'days'];
  return `${count} ${unit} ago`;
}
