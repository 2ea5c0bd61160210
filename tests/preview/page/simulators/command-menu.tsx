import { Button, Dropdown, Menu, type IconName } from '@grafana/ui';

export interface Command {
  label: string;
  description?: string;
  run: () => void;
}

/** A button that opens a list of commands. */
export function CommandMenu({
  label,
  icon,
  commands,
}: {
  label: string;
  icon: IconName;
  commands: readonly Command[];
}) {
  const menu = (
    <Menu style={{ maxHeight: '60vh', overflowY: 'auto' }}>
      {commands.map((one) => (
        <Menu.Item
          key={one.label}
          label={one.label}
          {...(one.description ? { description: one.description } : {})}
          onClick={one.run}
        />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-start">
      <Button size="sm" variant="secondary" icon={icon}>
        {label}
      </Button>
    </Dropdown>
  );
}
