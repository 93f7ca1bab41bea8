import type { MDXComponents } from "mdx/types";
import type { ReactNode } from "react";

import { CheckSection } from "./check-section.tsx";
import { LessonSection } from "./lesson-section.tsx";
import { Predict } from "./predict.tsx";

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * The vocabulary of lessons: closed and small. Each section of the grammar is a component. Figure and
 * Commands come from the page, which knows what they show.
 */
export const LESSON_COMPONENTS: MDXComponents = {
  Learn: (props: SectionProps) => <LessonSection id="learn" {...props} />,
  PredictSection: (props: SectionProps) => <LessonSection id="predict" {...props} />,
  Do: (props: SectionProps) => <LessonSection id="do" {...props} />,
  Explain: (props: SectionProps) => <LessonSection id="explain" {...props} />,
  Pitfalls: (props: SectionProps) => <LessonSection id="pitfalls" {...props} />,
  ExamView: (props: SectionProps) => <LessonSection id="exam" {...props} />,
  Recap: (props: SectionProps) => <LessonSection id="recap" {...props} />,
  Check: CheckSection,
  Predict,
  // Code scrolls by itself on a narrow screen, so the keyboard has to reach it.
  pre: (props) => (
    <pre
      role="group"
      tabIndex={0}
      className="mt-4 overflow-x-auto rounded border border-rule bg-well p-4 font-mono text-sm leading-relaxed"
      {...props}
    />
  ),
  a: ({ children, ...props }) => (
    <a className="text-link" rel="noopener" {...props}>
      {children}
    </a>
  ),
};
