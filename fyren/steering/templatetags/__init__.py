"""Tags and filters of the room's templates."""
