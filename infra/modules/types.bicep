// Types that more than one module needs.
@export()
@description('Tags of a resource: values by name.')
type Tags = {
  @description('Value of the tag.')
  *: string
}
