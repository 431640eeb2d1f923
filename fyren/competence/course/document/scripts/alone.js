// On the municipality's own site nothing keeps what one has done: it lives while the page is open.
const keeper = {
  begin: () => {},
  progress: () => {},
  complete: (tell) => tell(true),
  said: () => say('end.complete'),
  way: null,
};
