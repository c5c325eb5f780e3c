// What the scripts of the site share.

// An element with its properties and what stands in it.
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// All elements that fit, as a list.
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];
