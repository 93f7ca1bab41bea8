"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

interface Props {
  readonly text: string;
  /** Says what is copied. */
  readonly label: string;
  /** Said once it is. */
  readonly done: string;
  /** Shows the label beside the icon. */
  readonly wide?: boolean;
}

export function CopyButton({ text, label, done, wide = false }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={wide ? undefined : label}
      title={label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
      {wide && <span>{label}</span>}
      <span role="status" className="sr-only">
        {copied ? done : ""}
      </span>
    </button>
  );
}
