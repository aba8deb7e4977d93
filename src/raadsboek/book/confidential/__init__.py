"""The use cases of what is not for everybody: keys, readers, encryption, the private raadsboek."""
