"""The people who sell: users, roles, departments, and who may see and change what."""
