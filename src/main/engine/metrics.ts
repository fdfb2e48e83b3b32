type Labels = Record<string, string>;

function seriesKey(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((name) => `${name}="${escaped(labels[name] ?? '')}"`)
    .join(',');
}

function escaped(value: string): string {
  if (!/["\\\n]/.test(value)) return value;
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

interface Family {
  help: string;
  type: 'counter' | 'gauge';
  series: Map<string, number>;
}

/** Numbers about the running app, in Prometheus' text form. Names get the prefix `emcee_`. */
export class Metrics {
  private readonly families = new Map<string, Family>();
  private readonly gauges = new Map<string, { help: string; read: () => number }>();

  /** Adds to a counter; it appears with its first use. */
  count(name: string, help: string, labels: Labels = {}, by = 1): void {
    let family = this.families.get(name);
    if (!family) {
      family = { help, type: 'counter', series: new Map() };
      this.families.set(name, family);
    }
    const key = seriesKey(labels);
    family.series.set(key, (family.series.get(key) ?? 0) + by);
  }

  /** A number that is read when somebody asks. Returns its disposer. */
  gauge(name: string, help: string, read: () => number): () => void {
    this.gauges.set(name, { help, read });
    return () => {
      this.gauges.delete(name);
    };
  }

  text(): string {
    const lines: string[] = [];
    for (const [name, family] of this.families) {
      lines.push(`# HELP emcee_${name} ${family.help}`, `# TYPE emcee_${name} ${family.type}`);
      for (const [key, value] of family.series) lines.push(`emcee_${name}${key ? `{${key}}` : ''} ${value}`);
    }
    for (const [name, gauge] of this.gauges) {
      lines.push(
        `# HELP emcee_${name} ${gauge.help}`,
        `# TYPE emcee_${name} gauge`,
        `emcee_${name} ${gauge.read()}`,
      );
    }
    return `${lines.join('\n')}\n`;
  }
}
